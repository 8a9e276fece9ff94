/// A value that stands in an address: a key, a slug, a day.
///
/// `init(pathComponent:)` receives the decoded segment and refuses what is not exactly such a value: one value has
/// one address.
public protocol PathParameter: Sendable {
    /// Reads a decoded path segment; `nil` makes the answer 404.
    init?(pathComponent: String)
    /// The segment, not yet encoded.
    var pathComponent: String { get }
}

extension String: PathParameter {
    /// Any segment that is not empty.
    public init?(pathComponent: String) {
        guard !pathComponent.isEmpty else { return nil }
        self = pathComponent
    }

    /// The text itself.
    public var pathComponent: String { self }
}

extension Int: PathParameter {
    /// Canonical decimal digits only: `7`, not `07` nor `+7`.
    public init?(pathComponent: String) {
        guard let value = Int(pathComponent), String(value) == pathComponent else { return nil }
        self = value
    }

    /// Decimal digits.
    public var pathComponent: String { String(self) }
}

extension PathParameter where Self: RawRepresentable, RawValue == String {
    /// The case with this raw value.
    public init?(pathComponent: String) {
        self.init(rawValue: pathComponent)
    }

    /// The raw value.
    public var pathComponent: String { rawValue }
}

/// Marks the place of a parameter in a route.
public enum PathSlot: Sendable {
    /// A parameter stands here.
    case parameter
}
