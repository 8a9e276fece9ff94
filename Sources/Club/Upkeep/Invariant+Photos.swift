import Persistence

extension Invariant {
    static let photos = [
        Invariant(
            "photo-files", "A photo that stands has its picture in both sizes.",
            """
            SELECT count(*) FROM photos f
            WHERE f.withdrawn_at IS NULL AND (SELECT count(*) FROM photo_files b WHERE b.photo_id = f.id) <> 2
            """
        ),
        Invariant(
            "photo-withdrawn", "Of a withdrawn photo neither picture nor name is kept.",
            """
            SELECT count(*) FROM photos f
            WHERE f.withdrawn_at IS NOT NULL
              AND (EXISTS (SELECT 1 FROM photo_files b WHERE b.photo_id = f.id)
                   OR EXISTS (SELECT 1 FROM photo_people n WHERE n.photo_id = f.id))
            """
        ),
        Invariant(
            "photo-erased", "No photo shows or comes from somebody who was erased.",
            """
            SELECT count(*) FROM photos f
            WHERE EXISTS (SELECT 1 FROM people p WHERE p.id = f.added_by_id AND p.erased_at IS NOT NULL)
               OR EXISTS (SELECT 1 FROM photo_people n JOIN memberships m ON m.id = n.membership_id
                          JOIN people p ON p.id = m.person_id WHERE n.photo_id = f.id AND p.erased_at IS NOT NULL)
            """
        ),
    ]
}
