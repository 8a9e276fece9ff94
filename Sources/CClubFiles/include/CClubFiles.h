// The files of Sources/Club/Resources, part of the program. C takes them in as they are (#embed, C23): the compiler
// reads 2 MB in a moment, where a Swift array literal of each byte takes minutes (docs/decisions/0014-files-in-c.md).
#ifndef CLUB_FILES_H
#define CLUB_FILES_H
#include <stddef.h>

typedef struct __attribute__((swift_attr("@Sendable"))) {
    const unsigned char *start;
    size_t count;
} ClubFile;

extern const ClubFile payment_terms_tsv;
extern const ClubFile demo_names_tsv;
extern const ClubFile demo_opportunities_tsv;
extern const ClubFile demo_sentences_tsv;
extern const ClubFile demo_trades_tsv;
extern const ClubFile Accounts_xcstrings;
extern const ClubFile Application_xcstrings;
extern const ClubFile Candidates_xcstrings;
extern const ClubFile Commendations_xcstrings;
extern const ClubFile Deals_xcstrings;
extern const ClubFile Demo_xcstrings;
extern const ClubFile Departures_xcstrings;
extern const ClubFile Door_xcstrings;
extern const ClubFile Exchanges_xcstrings;
extern const ClubFile Founding_xcstrings;
extern const ClubFile Home_xcstrings;
extern const ClubFile Imports_xcstrings;
extern const ClubFile Introductions_xcstrings;
extern const ClubFile Matches_xcstrings;
extern const ClubFile Meetings_xcstrings;
extern const ClubFile Minutes_xcstrings;
extern const ClubFile Attendance_xcstrings;
extern const ClubFile Members_xcstrings;
extern const ClubFile Notices_xcstrings;
extern const ClubFile OneToOnes_xcstrings;
extern const ClubFile Photos_xcstrings;
extern const ClubFile Opportunities_xcstrings;
extern const ClubFile Outbox_xcstrings;
extern const ClubFile OwnData_xcstrings;
extern const ClubFile Papers_xcstrings;
extern const ClubFile Profiles_xcstrings;
extern const ClubFile Purchases_xcstrings;
extern const ClubFile Referrals_xcstrings;
extern const ClubFile Running_xcstrings;
extern const ClubFile Seating_xcstrings;
extern const ClubFile Statements_xcstrings;
extern const ClubFile Trail_xcstrings;
extern const ClubFile Visitors_xcstrings;
extern const ClubFile Worth_xcstrings;
extern const ClubFile migration_0001_club;
extern const ClubFile migration_0002_people;
extern const ClubFile migration_0003_companies_and_memberships;
extern const ClubFile migration_0004_referrals;
extern const ClubFile migration_0005_imports;
extern const ClubFile migration_0006_activity;
extern const ClubFile migration_0008_revisions_postgres;
extern const ClubFile migration_0008_revisions_sqlite;
extern const ClubFile migration_0009_name_revisions_postgres;
extern const ClubFile migration_0009_name_revisions_sqlite;
extern const ClubFile migration_0011_notices;
extern const ClubFile migration_0012_exchange;
extern const ClubFile migration_0013_deals_postgres;
extern const ClubFile migration_0013_deals_sqlite;
extern const ClubFile migration_0014_opportunities;
extern const ClubFile migration_0015_commendations;
extern const ClubFile migration_0016_introductions;
extern const ClubFile migration_0017_matches;
extern const ClubFile migration_0018_purchases;
extern const ClubFile migration_0019_worth;
extern const ClubFile migration_0020_meetings;
extern const ClubFile migration_0021_meeting_notices_postgres;
extern const ClubFile migration_0021_meeting_notices_sqlite;
extern const ClubFile migration_0022_one_to_ones;
extern const ClubFile migration_0026_seatings;
extern const ClubFile migration_0027_series;
extern const ClubFile migration_0028_running;
extern const ClubFile migration_0030_minutes;
extern const ClubFile migration_0031_visitor_numbers;
extern const ClubFile migration_0032_seated_visitors;
extern const ClubFile migration_0024_visitors;
extern const ClubFile migration_0025_door;
extern const ClubFile migration_0029_photos;
extern const ClubFile NotoSansArabic_bold_subset_woff2;
extern const ClubFile NotoSansArabic_subset_woff2;
extern const ClubFile app_icon_192_png;
extern const ClubFile app_icon_512_png;
extern const ClubFile favicon_svg;
extern const ClubFile icons_svg;
extern const ClubFile manifest_webmanifest;
extern const ClubFile rabita_css;
extern const ClubFile rabita_js;
extern const ClubFile star_svg;

#endif
