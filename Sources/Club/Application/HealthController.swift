import Hummingbird
import Telemetry
import Web

/// What a proxy or a service manager asks: is the process there, can it work.
struct HealthController {
    enum Routes {
        static let alive = Route0(.get, "livez")
        static let ready = Route0(.get, "readyz")
    }

    let house: House

    /// Registered before the visit is read, so that asking needs no session and a hanging database no patience.
    func register(on router: ClubRouter) {
        let readiness = house.readiness
        router.on(Routes.alive, access: .probe) { _, _ in .alive() }
        router.on(Routes.ready, access: .probe) { _, _ in .readiness(await readiness.state()) }
    }
}
