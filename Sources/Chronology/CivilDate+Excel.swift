extension CivilDate {
    /// The day of a serial number of Excel's 1900 system: 1 is 1900-01-01, 2958465 is 9999-12-31.
    ///
    /// Excel believes that 1900 was a leap year: number 60 is a day that never was and gives nil, as does any number
    /// outside 1...2958465.
    public init?(excelSerial serial: Int) {
        guard (1...2_958_465).contains(serial), serial != 60 else { return nil }
        self.init(daysSinceEpoch: (serial < 60 ? serial : serial - 1) - 25_568)
    }

    /// The serial number of this day in Excel's 1900 system, or nil before 1900.
    public var excelSerial: Int? {
        let serial = daysSinceEpoch + 25_568
        guard serial >= 1 else { return nil }
        return serial < 60 ? serial : serial + 1
    }
}
