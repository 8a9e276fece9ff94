/// A registered or filed trademark of a company, named for `ID<Trademark>`.
public enum Trademark {}
