extension PasswordRule {
    /// Long passwords that stand in every guesser's list, in the form of `plain`.
    static let common: Set<String> = [
        "correcthorsebatterystaple", "thisismypassword", "thisisapassword", "mypasswordispassword", "letmeinletmein",
        "iloveyouforever", "ihatepasswords", "passwordforclub", "nobodyknowsthis", "youwillneverguess",
        "nothingtoseehere", "supersecretpassword", "changemechangeme", "changethispassword", "ilovemyfamily",
        "motdepassesecret", "jaimemafamille", "jetaimemonamour", "cestmonmotdepasse", "monmotdepasse",
        "jenesaispasquoimettre", "lemotdepasseestlemotdepasse", "bonjourtoutlemonde", "vivelemaroc", "dimamaghrib",
        "dimarajadimaraja", "rajacasablanca1949", "wydadcasablanca1937", "casablancamaroc", "allahouakbar",
        "bismillahirrahmanirrahim", "bismillahirahmanirahim", "alhamdulillah", "inchallahinchallah", "lailahaillallah",
        "mohammedmohammed", "administrateur", "administratoradministrator", "1q2w3e4r5t6y7u8i", "1qaz2wsx3edc4rfv",
        "1a2z3e4r5t6y7u8i", "zaq12wsxcde34rfv", "qazwsxedcrfvtgb", "qwertyuiopasdfghjklzxcvbnm", "123qweasdzxc",
        "azertyuiopqsdfghjklmwxcvbn", "abcdefghijklmnop", "a1b2c3d4e5f6g7h8", "0123456789abcdef", "trustno1trustno1",
    ]

    /// Words whose mere sequence, with a few digits, is no password.
    static let words = [
        "motdepasse", "password", "passwort", "azertyuiop", "qwertyuiop", "azerty", "qwerty", "letmein", "welcome",
        "bienvenue", "bonjour", "iloveyou", "jetaime", "monamour", "casablanca", "marrakech", "maroc", "morocco",
        "rabita", "secret", "admin", "club", "football", "princess", "sunshine", "soleil", "doudou", "chouchou",
        "loulou", "123456789", "123456", "12345", "0000",
    ]
}
