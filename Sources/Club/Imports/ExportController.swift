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
        router.on(Routes.members, access: .club) { request, context in
            let file = try await export("members", request, context) { db in try MembersExport.file(in: db) }
            return .csv(file, fileName: "membres.csv")
        }
        router.on(Routes.referrals, access: .club) { request, context in
            let file = try await export("referrals", request, context) { db in
                try ReferralsExport.file(zone: house.zone, in: db)
            }
            return .csv(file, fileName: "echanges.csv")
        }
    }

    private func export(
        _ list: String,
        _ request: Request,
        _ context: ClubContext,
        _ make: @escaping @Sendable (any Connection) throws -> [UInt8]
    ) async throws -> [UInt8] {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        let file = try await house.database.read(make)
        // A HEAD request takes nothing out.
        guard request.method == .get else { return file }
        let line = house.ids.next(ActivityLine.self)
        try await house.database.write { db in
            try ImportRepository.note(list + ".exported", line, viewer: viewer, at: visit.now, in: db)
        }
        return file
    }
}
