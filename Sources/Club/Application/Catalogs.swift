public import Localization

/// The catalogs of all features, read once when the server starts.
public enum Catalogs {
    /// - Throws: `CatalogError` when a file is malformed or two files hold the same key.
    public static func load() throws -> Catalog {
        try Catalog(merging: [
            PackageResources.Application_xcstrings,
            PackageResources.Accounts_xcstrings,
            PackageResources.Members_xcstrings,
            PackageResources.Profiles_xcstrings,
            PackageResources.Referrals_xcstrings,
            PackageResources.Home_xcstrings,
            PackageResources.Worth_xcstrings,
            PackageResources.Imports_xcstrings,
            PackageResources.Outbox_xcstrings,
            PackageResources.Founding_xcstrings,
            PackageResources.Demo_xcstrings,
            PackageResources.Trail_xcstrings,
            PackageResources.Notices_xcstrings,
            PackageResources.Exchanges_xcstrings,
            PackageResources.Papers_xcstrings,
            PackageResources.Commendations_xcstrings,
            PackageResources.Purchases_xcstrings,
            PackageResources.Departures_xcstrings,
            PackageResources.Candidates_xcstrings,
            PackageResources.Opportunities_xcstrings,
            PackageResources.Introductions_xcstrings,
            PackageResources.OneToOnes_xcstrings,
            PackageResources.Matches_xcstrings,
            PackageResources.Deals_xcstrings,
            PackageResources.Statements_xcstrings,
            PackageResources.OwnData_xcstrings,
            PackageResources.Meetings_xcstrings,
        ])
    }
}
