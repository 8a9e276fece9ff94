import Chronology
import Localization
import Morocco
import Persistence

extension DemoRepository {
    static func insert(
        _ members: [DemoMember], _ companies: [DemoCompany], _ branches: [ID<Branch>], in db: any Connection
    ) throws {
        try db.insert(
            into: "people",
            columns: [
                "id", "email", "civility", "given_name", "family_name", "phone", "language", "languages_spoken",
                "created_at", "changed_at",
            ],
            rows: members.lazy.map { member -> [any SQLBindable] in
                let since = Int64(member.joined) * DemoTime.day
                return [
                    member.person, member.email, member.isWoman ? "mrs" : "mr", member.given, member.family,
                    member.phone, member.language.rawValue, member.spoken, since, since,
                ]
            }
        )
        // A sponsor always stands before those they vouched for, so the rows can go in as they are.
        try db.insert(
            into: "memberships",
            columns: [
                "id", "person_id", "company_id", "branch_id", "status", "title", "offers", "needs", "joined_on",
                "left_on", "sponsor_id", "dues_minor", "dues_settled", "sort_name", "created_at", "changed_at",
                "invited_at",
            ],
            rows: members.lazy.map { member -> [any SQLBindable] in
                let since = Int64(member.joined) * DemoTime.day
                let joined = member.isCandidate ? nil : CivilDate(daysSinceEpoch: member.joined).isoText
                let left = member.left.map { CivilDate(daysSinceEpoch: $0).isoText }
                let sortName = Folding.fold(member.family + " " + member.given)
                return [
                    member.membership, member.person, companies[member.company].id, branches[member.branch],
                    member.status.rawValue, member.title, member.offers, member.needs, joined, left, member.sponsor,
                    Int64(300_000), member.drive > 1, sortName, since, since, member.isCandidate ? nil : since,
                ] as [any SQLBindable]
            }
        )
        try db.insert(
            into: "profile_audiences", columns: ["membership_id", "is_public", "phone", "needs"],
            rows: members.enumerated().lazy.map { index, member -> [any SQLBindable] in
                // A few keep their telephone to their branch; every third has a public page.
                [member.membership, index % 3 == 0, index % 11 == 5 ? 2 : 1, index % 3 == 0 ? 0 : 1]
            }
        )
    }
}
