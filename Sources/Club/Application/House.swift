public import Chronology
public import Jobs
public import Localization

public import Persistence
public import Telemetry
public import Web

/// What every feature is given: made once by `buildApplication`, never looked up.
public struct House: Sendable {
    /// What the installation sets.
    public var settings: Settings
    /// The club’s database, migrated.
    public var database: any Database
    /// The clock.
    public var time: any TimeSource
    /// Makes keys.
    public var ids: IDGenerator
    /// The source of chance.
    public var random: any RandomSource
    /// The strings of all pages.
    public var catalog: Catalog
    /// The club's time zone; Morocco's for all its branches.
    public var zone: TimeZoneRules
    /// The rules of every zone: a branch abroad meets by its own clocks.
    public var zones: ZoneDatabase
    /// The static files and their addresses.
    public var assets: Assets
    /// The limits on attempts.
    public var limits: Limits
    /// Where mails wait, written in the transaction of their cause.
    public var outbox: Outbox
    /// "Something new for you", one key per membership.
    public var news: Broadcaster<ID<Membership>, String>
    /// Whether the club can be served now.
    public var readiness: Readiness
    /// What stands above the directory.
    let directoryFigures = Remembered<Int64, DirectoryFigures>()
    /// The months Home counts by.
    let homeCalendar = Remembered<CivilDate, HomeCalendar>()
    /// Who joined last.
    let newcomers = Remembered<Int64, [HomeCircle.Newcomer]>()
    /// What is to come, for some seconds.
    let comingMeetings = Remembered<Int64, [HomeCircle.NextMeeting]>()
    /// What the club is worth.
    let worth = Remembered<WorthRepository.Mark, Worth>()
    /// The same while it changes too fast to be remembered.
    let presentWorth = MadeTogether<CivilDate, Worth>()
    /// Shared by all, so that hashing never takes more memory than two hashes do.
    let passwords = PasswordHasher()
    /// Shared by all, so that drawing never takes every processor.
    let paper = PaperPress()
    /// Shared by all, so that few searches for seats run at once.
    let seatingDesk = SeatingDesk()
    /// Shared by all, so that photos never take every processor or all memory.
    let photos = PhotoPress()

    /// Today in the club's time zone.
    public func today() -> CivilDate { zone.date(at: time.now()) }

    /// The cookie that holds the session token.
    var sessionCookie: CookieName { CookieName("rabita_session", secure: settings.isSecure) }
    /// The cookie that ties a sign-in code to the browser that asked for it.
    var browserCookie: CookieName { CookieName("rabita_browser", secure: settings.isSecure) }
    /// The cookie that keeps the language chosen by someone who is not signed in.
    var languageCookie: CookieName { CookieName("rabita_language", secure: settings.isSecure) }

    /// An absolute address for mails and cards.
    func absolute(_ path: URLPath) -> String { settings.baseURL + path.description }
}
