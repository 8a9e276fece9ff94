/// A message that leaves by mail, named for `ID<OutboxMessage>`.
public enum OutboxMessage {}
