import Chronology
import Synchronization
import Testing

@testable import Persistence

@Suite struct IDTests {
    private enum Member {}

    @Test func `A key is read back from what it is shown as`() {
        for raw in [0, 1, 31, 32, 1 << 40, Int64.max] {
            let id = ID<Member>(rawValue: raw)

            let text = id.description

            #expect(text.utf8.count == 13)
            #expect(ID<Member>(text) == id)
            #expect(ID<Member>(text.uppercased()) == id)
        }
    }

    @Test func `Letters easily misread are read as meant`() {
        let typed = ID<Member>("OOooOiIlL0o1L")

        #expect(typed == ID<Member>("0000011110011"))
        #expect(typed != nil)
    }

    @Test(arguments: ["", "1", "00000000000000", "000000000000u", "zzzzzzzzzzzzz", "8000000000000", "00000000000é"])
    func `What cannot be a key is none`(text: String) {
        let id = ID<Member>(text)

        #expect(id == nil)
    }

    @Test func `Shown keys sort as the keys do`() {
        let keys = [5, 77, 1 << 33, Int64.max - 4, 31].map { ID<Member>(rawValue: $0) }

        let texts = keys.sorted().map(\.description)

        #expect(texts == texts.sorted())
    }

    @Test func `Keys grow even when the clock goes back`() {
        let times = Mutex<[Int64]>([5000, 5000, 4000, 1, 5001])
        let clock: @Sendable () -> Instant = {
            times.withLock { Instant(milliseconds: IDGenerator.epoch + $0.removeFirst()) }
        }
        let generator = IDGenerator(now: clock, random: { .max })

        let keys = (0..<5).map { _ in generator.next(Member.self) }

        #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
        #expect(keys[0].rawValue == 5000 << 21 | (1 << 21 - 1))
        #expect(keys[4].rawValue >> 21 == 5001)
    }

    @Test func `Keys of many tasks at once all differ`() async {
        let generator = IDGenerator(now: { Instant(milliseconds: IDGenerator.epoch + 9) }, random: { 3 })

        let keys = await withTaskGroup(of: [ID<Member>].self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<500).map { _ in generator.next() } }
            }
            return await group.reduce(into: Set<ID<Member>>()) { $0.formUnion($1) }
        }

        #expect(keys.count == 4000)
    }
}
