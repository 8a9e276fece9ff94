#include "CClubFiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"
#define CLUB_FILE(name) const ClubFile name = {name##_bytes, sizeof name##_bytes}

static const unsigned char payment_terms_tsv_bytes[] = {
#embed "../Club/Resources/Deals/payment-terms.tsv"
};
CLUB_FILE(payment_terms_tsv);

static const unsigned char demo_names_tsv_bytes[] = {
#embed "../Club/Resources/Demo/demo-names.tsv"
};
CLUB_FILE(demo_names_tsv);

static const unsigned char demo_opportunities_tsv_bytes[] = {
#embed "../Club/Resources/Demo/demo-opportunities.tsv"
};
CLUB_FILE(demo_opportunities_tsv);

static const unsigned char demo_sentences_tsv_bytes[] = {
#embed "../Club/Resources/Demo/demo-sentences.tsv"
};
CLUB_FILE(demo_sentences_tsv);

static const unsigned char demo_trades_tsv_bytes[] = {
#embed "../Club/Resources/Demo/demo-trades.tsv"
};
CLUB_FILE(demo_trades_tsv);

static const unsigned char Accounts_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Accounts.xcstrings"
};
CLUB_FILE(Accounts_xcstrings);

static const unsigned char Application_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Application.xcstrings"
};
CLUB_FILE(Application_xcstrings);

static const unsigned char Candidates_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Candidates.xcstrings"
};
CLUB_FILE(Candidates_xcstrings);

static const unsigned char Commendations_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Commendations.xcstrings"
};
CLUB_FILE(Commendations_xcstrings);

static const unsigned char Deals_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Deals.xcstrings"
};
CLUB_FILE(Deals_xcstrings);

static const unsigned char Demo_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Demo.xcstrings"
};
CLUB_FILE(Demo_xcstrings);

static const unsigned char Departures_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Departures.xcstrings"
};
CLUB_FILE(Departures_xcstrings);

static const unsigned char Door_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Door.xcstrings"
};
CLUB_FILE(Door_xcstrings);

static const unsigned char Exchanges_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Exchanges.xcstrings"
};
CLUB_FILE(Exchanges_xcstrings);

static const unsigned char Founding_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Founding.xcstrings"
};
CLUB_FILE(Founding_xcstrings);

static const unsigned char Home_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Home.xcstrings"
};
CLUB_FILE(Home_xcstrings);

static const unsigned char Imports_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Imports.xcstrings"
};
CLUB_FILE(Imports_xcstrings);

static const unsigned char Introductions_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Introductions.xcstrings"
};
CLUB_FILE(Introductions_xcstrings);

static const unsigned char Matches_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Matches.xcstrings"
};
CLUB_FILE(Matches_xcstrings);

static const unsigned char Meetings_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Meetings.xcstrings"
};
CLUB_FILE(Meetings_xcstrings);

static const unsigned char Minutes_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Minutes.xcstrings"
};
CLUB_FILE(Minutes_xcstrings);

static const unsigned char Attendance_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Attendance.xcstrings"
};
CLUB_FILE(Attendance_xcstrings);

static const unsigned char Members_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Members.xcstrings"
};
CLUB_FILE(Members_xcstrings);

static const unsigned char Notices_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Notices.xcstrings"
};
CLUB_FILE(Notices_xcstrings);

static const unsigned char OneToOnes_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/OneToOnes.xcstrings"
};
CLUB_FILE(OneToOnes_xcstrings);

static const unsigned char Photos_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Photos.xcstrings"
};
CLUB_FILE(Photos_xcstrings);

static const unsigned char Opportunities_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Opportunities.xcstrings"
};
CLUB_FILE(Opportunities_xcstrings);

static const unsigned char Outbox_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Outbox.xcstrings"
};
CLUB_FILE(Outbox_xcstrings);

static const unsigned char OwnData_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/OwnData.xcstrings"
};
CLUB_FILE(OwnData_xcstrings);

static const unsigned char Papers_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Papers.xcstrings"
};
CLUB_FILE(Papers_xcstrings);

static const unsigned char Profiles_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Profiles.xcstrings"
};
CLUB_FILE(Profiles_xcstrings);

static const unsigned char Purchases_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Purchases.xcstrings"
};
CLUB_FILE(Purchases_xcstrings);

static const unsigned char Referrals_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Referrals.xcstrings"
};
CLUB_FILE(Referrals_xcstrings);

static const unsigned char Running_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Running.xcstrings"
};
CLUB_FILE(Running_xcstrings);

static const unsigned char Seating_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Seating.xcstrings"
};
CLUB_FILE(Seating_xcstrings);

static const unsigned char Statements_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Statements.xcstrings"
};
CLUB_FILE(Statements_xcstrings);

static const unsigned char Trail_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Trail.xcstrings"
};
CLUB_FILE(Trail_xcstrings);

static const unsigned char Visitors_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Visitors.xcstrings"
};
CLUB_FILE(Visitors_xcstrings);

static const unsigned char Worth_xcstrings_bytes[] = {
#embed "../Club/Resources/Localization/Worth.xcstrings"
};
CLUB_FILE(Worth_xcstrings);

static const unsigned char migration_0001_club_bytes[] = {
#embed "../Club/Resources/Migrations/0001_club.sql"
};
CLUB_FILE(migration_0001_club);

static const unsigned char migration_0002_people_bytes[] = {
#embed "../Club/Resources/Migrations/0002_people.sql"
};
CLUB_FILE(migration_0002_people);

static const unsigned char migration_0003_companies_and_memberships_bytes[] = {
#embed "../Club/Resources/Migrations/0003_companies_and_memberships.sql"
};
CLUB_FILE(migration_0003_companies_and_memberships);

static const unsigned char migration_0004_referrals_bytes[] = {
#embed "../Club/Resources/Migrations/0004_referrals.sql"
};
CLUB_FILE(migration_0004_referrals);

static const unsigned char migration_0005_imports_bytes[] = {
#embed "../Club/Resources/Migrations/0005_imports.sql"
};
CLUB_FILE(migration_0005_imports);

static const unsigned char migration_0006_activity_bytes[] = {
#embed "../Club/Resources/Migrations/0006_activity.sql"
};
CLUB_FILE(migration_0006_activity);

static const unsigned char migration_0008_revisions_postgres_bytes[] = {
#embed "../Club/Resources/Migrations/0008_revisions.postgres.sql"
};
CLUB_FILE(migration_0008_revisions_postgres);

static const unsigned char migration_0008_revisions_sqlite_bytes[] = {
#embed "../Club/Resources/Migrations/0008_revisions.sqlite.sql"
};
CLUB_FILE(migration_0008_revisions_sqlite);

static const unsigned char migration_0009_name_revisions_postgres_bytes[] = {
#embed "../Club/Resources/Migrations/0009_name_revisions.postgres.sql"
};
CLUB_FILE(migration_0009_name_revisions_postgres);

static const unsigned char migration_0009_name_revisions_sqlite_bytes[] = {
#embed "../Club/Resources/Migrations/0009_name_revisions.sqlite.sql"
};
CLUB_FILE(migration_0009_name_revisions_sqlite);

static const unsigned char migration_0011_notices_bytes[] = {
#embed "../Club/Resources/Migrations/0011_notices.sql"
};
CLUB_FILE(migration_0011_notices);

static const unsigned char migration_0012_exchange_bytes[] = {
#embed "../Club/Resources/Migrations/0012_exchange.sql"
};
CLUB_FILE(migration_0012_exchange);

static const unsigned char migration_0013_deals_postgres_bytes[] = {
#embed "../Club/Resources/Migrations/0013_deals.postgres.sql"
};
CLUB_FILE(migration_0013_deals_postgres);

static const unsigned char migration_0013_deals_sqlite_bytes[] = {
#embed "../Club/Resources/Migrations/0013_deals.sqlite.sql"
};
CLUB_FILE(migration_0013_deals_sqlite);

static const unsigned char migration_0014_opportunities_bytes[] = {
#embed "../Club/Resources/Migrations/0014_opportunities.sql"
};
CLUB_FILE(migration_0014_opportunities);

static const unsigned char migration_0015_commendations_bytes[] = {
#embed "../Club/Resources/Migrations/0015_commendations.sql"
};
CLUB_FILE(migration_0015_commendations);

static const unsigned char migration_0016_introductions_bytes[] = {
#embed "../Club/Resources/Migrations/0016_introductions.sql"
};
CLUB_FILE(migration_0016_introductions);

static const unsigned char migration_0017_matches_bytes[] = {
#embed "../Club/Resources/Migrations/0017_matches.sql"
};
CLUB_FILE(migration_0017_matches);

static const unsigned char migration_0018_purchases_bytes[] = {
#embed "../Club/Resources/Migrations/0018_purchases.sql"
};
CLUB_FILE(migration_0018_purchases);

static const unsigned char migration_0019_worth_bytes[] = {
#embed "../Club/Resources/Migrations/0019_worth.sql"
};
CLUB_FILE(migration_0019_worth);

static const unsigned char migration_0020_meetings_bytes[] = {
#embed "../Club/Resources/Migrations/0020_meetings.sql"
};
CLUB_FILE(migration_0020_meetings);

static const unsigned char migration_0021_meeting_notices_postgres_bytes[] = {
#embed "../Club/Resources/Migrations/0021_meeting_notices.postgres.sql"
};
CLUB_FILE(migration_0021_meeting_notices_postgres);

static const unsigned char migration_0021_meeting_notices_sqlite_bytes[] = {
#embed "../Club/Resources/Migrations/0021_meeting_notices.sqlite.sql"
};
CLUB_FILE(migration_0021_meeting_notices_sqlite);

static const unsigned char migration_0022_one_to_ones_bytes[] = {
#embed "../Club/Resources/Migrations/0022_one_to_ones.sql"
};
CLUB_FILE(migration_0022_one_to_ones);

static const unsigned char migration_0026_seatings_bytes[] = {
#embed "../Club/Resources/Migrations/0026_seatings.sql"
};
CLUB_FILE(migration_0026_seatings);

static const unsigned char migration_0027_series_bytes[] = {
#embed "../Club/Resources/Migrations/0027_series.sql"
};
CLUB_FILE(migration_0027_series);

static const unsigned char migration_0028_running_bytes[] = {
#embed "../Club/Resources/Migrations/0028_running.sql"
};
CLUB_FILE(migration_0028_running);

static const unsigned char migration_0030_minutes_bytes[] = {
#embed "../Club/Resources/Migrations/0030_minutes.sql"
};
CLUB_FILE(migration_0030_minutes);

static const unsigned char migration_0031_visitor_numbers_bytes[] = {
#embed "../Club/Resources/Migrations/0031_visitor_numbers.sql"
};
CLUB_FILE(migration_0031_visitor_numbers);

static const unsigned char migration_0032_seated_visitors_bytes[] = {
#embed "../Club/Resources/Migrations/0032_seated_visitors.sql"
};
CLUB_FILE(migration_0032_seated_visitors);

static const unsigned char migration_0024_visitors_bytes[] = {
#embed "../Club/Resources/Migrations/0024_visitors.sql"
};
CLUB_FILE(migration_0024_visitors);

static const unsigned char migration_0025_door_bytes[] = {
#embed "../Club/Resources/Migrations/0025_door.sql"
};
CLUB_FILE(migration_0025_door);

static const unsigned char migration_0029_photos_bytes[] = {
#embed "../Club/Resources/Migrations/0029_photos.sql"
};
CLUB_FILE(migration_0029_photos);

static const unsigned char NotoSansArabic_bold_subset_woff2_bytes[] = {
#embed "../Club/Resources/Public/NotoSansArabic.bold.subset.woff2"
};
CLUB_FILE(NotoSansArabic_bold_subset_woff2);

static const unsigned char NotoSansArabic_subset_woff2_bytes[] = {
#embed "../Club/Resources/Public/NotoSansArabic.subset.woff2"
};
CLUB_FILE(NotoSansArabic_subset_woff2);

static const unsigned char app_icon_192_png_bytes[] = {
#embed "../Club/Resources/Public/app-icon-192.png"
};
CLUB_FILE(app_icon_192_png);

static const unsigned char app_icon_512_png_bytes[] = {
#embed "../Club/Resources/Public/app-icon-512.png"
};
CLUB_FILE(app_icon_512_png);

static const unsigned char favicon_svg_bytes[] = {
#embed "../Club/Resources/Public/favicon.svg"
};
CLUB_FILE(favicon_svg);

static const unsigned char icons_svg_bytes[] = {
#embed "../Club/Resources/Public/icons.svg"
};
CLUB_FILE(icons_svg);

static const unsigned char manifest_webmanifest_bytes[] = {
#embed "../Club/Resources/Public/manifest.webmanifest"
};
CLUB_FILE(manifest_webmanifest);

static const unsigned char rabita_css_bytes[] = {
#embed "../Club/Resources/Public/rabita.css"
};
CLUB_FILE(rabita_css);

static const unsigned char rabita_js_bytes[] = {
#embed "../Club/Resources/Public/rabita.js"
};
CLUB_FILE(rabita_js);

static const unsigned char star_svg_bytes[] = {
#embed "../Club/Resources/Public/star.svg"
};
CLUB_FILE(star_svg);
