-- People are told of meetings too.
ALTER TABLE notices DROP CONSTRAINT notices_kind;
ALTER TABLE notices ADD CONSTRAINT notices_kind CHECK (
    kind IN (
        'referral', 'deal', 'due', 'opportunity', 'search', 'match', 'ring', 'purchase', 'introduction',
        'commendation', 'meeting'
    )
);
