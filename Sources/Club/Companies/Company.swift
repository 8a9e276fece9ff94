/// A member's company, named for `ID<Company>`.
public enum Company {}
