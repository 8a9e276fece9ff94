/// How the camera was held (EXIF 2.3, tag 0x0112): what has to be done to the pixels so that they stand upright.
enum Orientation: Int, Sendable, CaseIterable {
    case upright = 1
    case mirrored
    case upsideDown
    case mirroredUpsideDown
    /// Rows are columns.
    case transposed
    /// A quarter turn with the clock makes it upright.
    case quarterTurn
    case transposedUpsideDown
    /// A quarter turn against the clock makes it upright.
    case quarterTurnBack

    /// Whether width and height change places.
    var swapsSides: Bool { rawValue >= Self.transposed.rawValue }

    /// Where the pixel of an upright place lies in the stored picture.
    func source(_ column: Int, _ row: Int, in stored: PictureSize) -> (column: Int, row: Int) {
        let (right, bottom) = (stored.width - 1, stored.height - 1)
        return switch self {
        case .upright: (column, row)
        case .mirrored: (right - column, row)
        case .upsideDown: (right - column, bottom - row)
        case .mirroredUpsideDown: (column, bottom - row)
        case .transposed: (row, column)
        case .quarterTurn: (row, bottom - column)
        case .transposedUpsideDown: (right - row, bottom - column)
        case .quarterTurnBack: (right - row, column)
        }
    }
}
