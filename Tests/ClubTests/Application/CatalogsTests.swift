import Localization
import Testing

@testable import Club

@Suite struct CatalogsTests {
    @Test func `Every string stands in three languages with equal placeholders and all plural forms`() throws {
        let catalog = try Catalogs.load()

        #expect(catalog.problems() == [])
    }
}
