/// A business contact one member gives another, named for `ID<Referral>`.
public enum Referral {}
