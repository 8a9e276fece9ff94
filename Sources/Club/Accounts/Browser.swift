import HTTPTypes
import Hummingbird
import Localization
import Web

/// The browser a session is opened in: how its owner will know it again, and the session it brought along.
struct Browser: Sendable {
    var device: String
    var formerToken: SessionToken?
    /// The language chosen before signing in, if one was.
    var chosenLanguage: Language?

    init(_ request: Request, _ house: House) {
        device = DeviceLabel.of(userAgent: request.headers[.userAgent] ?? "")
        formerToken = request.cookie(house.sessionCookie).flatMap { SessionToken(text: $0) }
        chosenLanguage = request.cookie(house.languageCookie).flatMap(Language.init(rawValue:))
    }

    init(device: String, formerToken: SessionToken? = nil) {
        self.device = device
        self.formerToken = formerToken
    }
}
