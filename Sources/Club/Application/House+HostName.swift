extension House {
    /// The club's name on the network, without the port: what makes keys of events ours alone.
    var hostName: String {
        let rest = settings.baseURL.drop { $0 != "/" }.drop { $0 == "/" }
        return String(rest.prefix { $0 != ":" && $0 != "/" })
    }
}
