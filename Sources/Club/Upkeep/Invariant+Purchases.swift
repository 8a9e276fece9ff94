import Persistence

extension Invariant {
    static let purchases = [
        Invariant(
            "purchase-counted", "A group is counted when joining ends, and not before.",
            """
            SELECT count(*) FROM purchases
            WHERE group_quantity IS NULL AND stage IN ('offers', 'choosing', 'confirming', 'done')
            """
        ),
        Invariant(
            "purchase-chosen", "An offer is chosen from when members confirm on, and it has its tiers.",
            """
            SELECT (SELECT count(*) FROM purchases p WHERE p.stage IN ('confirming', 'done') AND NOT EXISTS (
                        SELECT 1 FROM purchase_offers o WHERE o.purchase_id = p.id AND o.chosen_at IS NOT NULL))
                 + (SELECT count(*) FROM purchases p WHERE p.stage IN ('joining', 'offers', 'choosing') AND EXISTS (
                        SELECT 1 FROM purchase_offers o WHERE o.purchase_id = p.id AND o.chosen_at IS NOT NULL))
                 + (SELECT count(*) FROM purchase_offers o WHERE NOT EXISTS (
                        SELECT 1 FROM purchase_tiers t WHERE t.offer_id = o.id))
            """
        ),
        Invariant(
            "purchase-parts", "Of a closed purchase no part is open, and one that was made has a buyer.",
            """
            SELECT (SELECT count(*) FROM purchase_parts c JOIN purchases p ON p.id = c.purchase_id
                    WHERE (p.closed_at IS NOT NULL AND c.status = 'joined')
                       OR (p.stage IN ('lapsed', 'cancelled') AND c.quantity > 0)
                       OR (p.stage IN ('joining', 'offers', 'choosing') AND c.status = 'confirmed'))
                 + (SELECT count(*) FROM purchases p WHERE p.stage = 'done' AND NOT EXISTS (
                        SELECT 1 FROM purchase_parts c WHERE c.purchase_id = p.id AND c.status = 'confirmed'))
            """
        ),
        Invariant(
            "purchase-agreed", "Nobody pays more for a unit than they agreed to.",
            """
            SELECT count(*) FROM purchase_parts c JOIN purchases p ON p.id = c.purchase_id
            WHERE p.stage = 'done' AND c.status = 'confirmed' AND c.ceiling_minor < p.unit_minor
            """
        ),
        Invariant(
            "purchase-places", "No more are in a group than it has places.",
            """
            SELECT count(*) FROM purchases p WHERE p.places < (
                SELECT count(*) FROM purchase_parts c
                WHERE c.purchase_id = p.id AND c.status IN ('joined', 'confirmed'))
            """
        ),
        Invariant(
            "purchase-members", "Nobody who left is in an open purchase, sells to one, or organises one unfollowed.",
            """
            SELECT (SELECT count(*) FROM purchase_parts c JOIN purchases p ON p.id = c.purchase_id
                    JOIN memberships m ON m.id = c.membership_id
                    WHERE p.closed_at IS NULL AND c.quantity > 0 AND m.status = 'left')
                 + (SELECT count(*) FROM purchase_offers o JOIN purchases p ON p.id = o.purchase_id
                    JOIN memberships m ON m.id = o.seller_id
                    WHERE p.closed_at IS NULL AND o.withdrawn_at IS NULL AND m.status = 'left')
                 + (SELECT count(*) FROM purchases p JOIN memberships m ON m.id = p.organiser_id
                    WHERE p.stage IN ('joining', 'offers', 'choosing') AND p.vacant_until IS NULL
                      AND m.status = 'left')
            """
        ),
        Invariant(
            "departures", "A membership that ended by a decision is over until that is taken back.",
            """
            SELECT count(*) FROM departures d JOIN memberships m ON m.id = d.membership_id
            WHERE d.undone_at IS NULL AND m.status <> 'left'
            """
        ),
    ]
}
