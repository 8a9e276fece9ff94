public import Hummingbird
public import NIOCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where a request comes from, for limits only: it is not logged.
public struct ClientAddress: Sendable, Hashable {
    /// The network part: the first 24 bits of IPv4, 64 of IPv6, which one subscriber has.
    public let prefix: String

    /// Finds the address of a request.
    ///
    /// - Parameters:
    ///   - peer: the other end of the connection.
    ///   - forwardedFor: the `X-Forwarded-For` headers, believed only from a trusted peer, and read from the right:
    ///     what stands left of the first untrusted address anybody may have written.
    ///   - trusted: addresses of the proxies, as text.
    public init(peer: SocketAddress?, forwardedFor: [String], trusted: Set<String>) {
        var address = peer.flatMap(\.ipAddress) ?? "unknown"
        if trusted.contains(address) {
            let hops = forwardedFor.flatMap { $0.split(separator: ",") }
                .map { String($0.filter { $0 != " " && $0 != "\t" }) }
            for hop in hops.reversed() {
                guard (try? SocketAddress(ipAddress: hop, port: 0)) != nil else { break }
                address = hop
                guard trusted.contains(hop) else { break }
            }
        }
        prefix = Self.prefix(of: address)
    }

    /// Finds the address of a request on a channel.
    public init(_ request: Request, channel: any Channel, trusted: Set<String>) {
        let forwarded = request.headers[values: HeaderName.forwardedFor]
        self.init(peer: channel.remoteAddress, forwardedFor: forwarded, trusted: trusted)
    }

    private static func prefix(of address: String) -> String {
        if let v4 = packed(address, AF_INET, count: 4) {
            return v4Prefix(v4[...])
        }
        guard let bytes = packed(address, AF_INET6, count: 16) else { return "unknown" }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
        if isMapped { return v4Prefix(bytes[12...]) }
        let groups = stride(from: 0, to: 8, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        return groups.map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }

    private static func v4Prefix(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.prefix(3).map { String($0) }.joined(separator: ".") + ".0/24"
    }

    /// The address in network order.
    private static func packed(_ address: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, address, &bytes) == 1 ? bytes : nil
    }
}
