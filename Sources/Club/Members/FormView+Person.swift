import Localization
import Web

extension FormView {
    /// A field for a person's name in which members are proposed as one types; whoever is none is a name alone.
    ///
    /// - Parameter seat: the hidden field that holds the member chosen.
    func person(_ name: String, _ seat: String, _ labelKey: String, _ screen: Screen) -> HTML {
        let combo: HTML = """
            <div class="combo"><input id="\(name)" name="\(name)" autocomplete="off" maxlength="120" \
            value="\(value(name))" data-suggest="\(MemberController.Routes.suggestions())" data-fills="\(seat)" \
            data-none="\(screen.t("referrals.suggest.none"))" data-one="\(screen.t("referrals.suggest.one"))" \
            data-many="\(screen.t("referrals.suggest.many"))"\
            \(attribute: "aria-invalid", problem(name) == nil ? nil : "true")\
            \(attribute: "aria-describedby", describedBy(name, hint: nil))></div>
            """
        return """
            \(wrap(name, labelKey, nil, true, combo, screen))\
            <input type="hidden" id="\(seat)" name="\(seat)" value="\(value(seat))">
            """
    }
}
