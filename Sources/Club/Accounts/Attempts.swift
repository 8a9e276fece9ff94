import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// Who is trying, for the limits: the network a request comes from.
struct Attempts: Sendable {
    let prefix: String

    init(prefix: String) {
        self.prefix = prefix
    }

    init(_ request: Request, _ context: ClubContext, _ house: House) {
        let peer = try? SocketAddress(ipAddress: context.peer, port: 0)
        let forwarded = HTTPField.Name("X-Forwarded-For").map { request.headers[values: $0] } ?? []
        prefix = ClientAddress(peer: peer, forwardedFor: forwarded, trusted: Set(house.settings.trustedProxies)).prefix
    }

    /// The key of one account as tried from here. The network is part of it: whoever exhausts it elsewhere locks
    /// only themselves out, never the owner.
    func key(_ account: String) -> String { account + "|" + prefix }

    /// Takes one attempt from each bucket.
    ///
    /// - Throws: `Refusal.tooMany` with the seconds to wait.
    static func take(_ limits: [(limiter: RateLimiter, key: String)]) throws {
        for limit in limits {
            if case .refused(let wait) = limit.limiter.take(limit.key) {
                throw Refusal.tooMany(retryAfter: Int(wait.components.seconds) + 1)
            }
        }
    }
}
