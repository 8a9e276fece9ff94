import Localization
import Web

/// Follows the server's events, and says whether the line is open. Outside what they refresh.
struct LiveSign: Sendable {
    func html(_ screen: Screen) -> HTML {
        """
        <p class="row small soft scripted-only" role="status" data-live="\(ReferralController.Routes.events())" \
        data-live-on="\(screen.t("home.live.on"))" data-live-off="\(screen.t("home.live.off"))">\
        <span class="dot"></span><span data-live-word></span></p>
        """
    }
}
