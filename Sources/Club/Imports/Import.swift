/// An uploaded spreadsheet waiting to be confirmed, named for `ID<Import>`.
public enum Import {}
