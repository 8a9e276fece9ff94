import CClubFiles
public import Localization

/// The catalogs of all features, read once when the server starts.
public enum Catalogs {
    /// - Throws: `CatalogError` when a file is malformed or two files hold the same key.
    public static func load() throws -> Catalog {
        try Catalog(merging: [
            Application_xcstrings.bytes,
            Accounts_xcstrings.bytes,
            Members_xcstrings.bytes,
            Profiles_xcstrings.bytes,
            Referrals_xcstrings.bytes,
            Home_xcstrings.bytes,
            Worth_xcstrings.bytes,
            Imports_xcstrings.bytes,
            Outbox_xcstrings.bytes,
            Founding_xcstrings.bytes,
            Demo_xcstrings.bytes,
            Trail_xcstrings.bytes,
            Notices_xcstrings.bytes,
            Exchanges_xcstrings.bytes,
            Papers_xcstrings.bytes,
            Commendations_xcstrings.bytes,
            Purchases_xcstrings.bytes,
            Departures_xcstrings.bytes,
            Candidates_xcstrings.bytes,
            Opportunities_xcstrings.bytes,
            Introductions_xcstrings.bytes,
            OneToOnes_xcstrings.bytes,
            Matches_xcstrings.bytes,
            Deals_xcstrings.bytes,
            Statements_xcstrings.bytes,
            OwnData_xcstrings.bytes,
            Meetings_xcstrings.bytes,
            Running_xcstrings.bytes,
            Minutes_xcstrings.bytes,
            Attendance_xcstrings.bytes,
            Visitors_xcstrings.bytes,
            Door_xcstrings.bytes,
            Seating_xcstrings.bytes,
            Photos_xcstrings.bytes,
        ])
    }
}
