import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Taking the lists out again. Who did leaves a line.
struct ExportController: Sendable {
    let house: House

    enum Routes {
        static let members = Route0(.get, "exports/members")
        static let referrals = Route0(.get, "exports/referrals")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.members, access: .club) { _, _ in
            let file = try await house.database.read { db in try MembersExport.file(in: db) }
            return .csv(file, fileName: "membres.csv")
        }
        router.on(Routes.referrals, access: .club) { _, _ in
            let file = try await house.database.read { db in
                try ReferralsExport.file(zone: house.zone, in: db)
            }
            return .csv(file, fileName: "echanges.csv")
        }
    }
}
