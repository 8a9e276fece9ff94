/// Every controller, in one place: the whole of what the product serves.
enum ClubRoutes {
    static func register(on router: ClubRouter, _ house: House) {
        HomeController(house: house).register(on: router)
        SignInController(house: house).register(on: router)
        AccountController(house: house).register(on: router)
        InvitationController(house: house).register(on: router)
        LanguageController(house: house).register(on: router)
        MoreController(house: house).register(on: router)
        MemberController(house: house).register(on: router)
        ProfileController(house: house).register(on: router)
        ReferralController(house: house).register(on: router)
        DealController(house: house).register(on: router)
        OpportunityController(house: house).register(on: router)
        AnswerController(house: house).register(on: router)
        SavedSearchController(house: house).register(on: router)
        NoticeController(house: house).register(on: router)
        UnsubscribeController(house: house).register(on: router)
        WorthController(house: house).register(on: router)
        StatementController(house: house).register(on: router)
        OwnDataController(house: house).register(on: router)
        ImportController(house: house).register(on: router)
        ExportController(house: house).register(on: router)
        OutboxController(house: house).register(on: router)
        TrailController(house: house).register(on: router)
        FoundingController(house: house).register(on: router)
        DemoController(house: house).register(on: router)
    }
}
