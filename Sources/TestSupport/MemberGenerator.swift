/// Makes up members for measurements: Moroccan given and family names in mixed scripts, the same for the same seed.
public struct MemberGenerator {
    private var state: UInt64

    /// A generator starting from that seed.
    public init(seed: UInt64) { state = seed }

    /// The next number (SplitMix64, Steele, Lea and Flood 2014).
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number under a bound.
    public mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }

    /// One of them.
    public mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// A made-up full name: one in four in Arabic letters, some with two given names or a title.
    public mutating func name() -> String {
        let arabic = below(4) == 0
        var given = pick(Self.given)
        if below(8) == 0 { given = (given.0 + " " + pick(Self.given).0, given.1 + " " + pick(Self.given).1) }
        let family = below(3) == 0 ? invented() : pick(Self.family)
        return arabic ? given.1 + " " + family.1 : given.0 + " " + family.0
    }

    /// A family name put together from syllables, so that ten thousand members do not share sixty names.
    private mutating func invented() -> (String, String) {
        let first = pick(Self.starts)
        let middle = pick(Self.middles)
        let last = pick(Self.ends)
        return (first.0 + middle.0 + last.0, first.1 + middle.1 + last.1)
    }

    private static func pairs(_ text: String) -> [(String, String)] {
        text.split(separator: ",").map { pair in
            let parts = pair.split(separator: "=")
            return (String(parts[0]), String(parts[1]))
        }
    }

    static let given = pairs(
        "Mohamed=محمد,Ahmed=أحمد,Fatima=فاطمة,Hassan=حسن,Rachid=رشيد,Karim=كريم,Said=سعيد,Samira=سميرة,Nadia=نادية,"
            + "Omar=عمر,Ali=علي,Youssef=يوسف,Amine=أمين,Imane=إيمان,Salma=سلمى,Laila=ليلى,Driss=إدريس,Brahim=إبراهيم,"
            + "Aziz=عزيز,Nabil=نبيل,Hamid=حميد,Naima=نعيمة,Latifa=لطيفة,Malika=مليكة,Zakaria=زكرياء,Anas=أنس,"
            + "Mehdi=مهدي,Reda=رضا,Kenza=كنزة,Asmae=أسماء,Sanaa=سناء,Hanane=حنان,Ilham=إلهام,Adil=عادل,Fouad=فؤاد,"
            + "Mounir=منير,Samir=سمير,Tarik=طارق,Jamal=جمال,Khadija=خديجة,Zineb=زينب,Meryem=مريم,Mustapha=مصطفى,"
            + "Abdelilah=عبد الإله,Abdelaziz=عبد العزيز,Abderrahmane=عبد الرحمان,Badr=بدر,Loubna=لبنى,Siham=سهام"
    )
    static let family = pairs(
        "Alami=العلمي,El Idrissi=الإدريسي,Bennani=بناني,Tahiri=الطاهري,Mansouri=المنصوري,Rami=رامي,Ziani=الزياني,"
            + "Daoudi=الداودي,Hakimi=حكيمي,El Malki=المالكي,Saidi=السعيدي,Rahmani=رحماني,Haddad=حداد,Serghini=السرغيني,"
            + "Lahlou=لحلو,Berrada=برادة,Naciri=الناصري,Chraibi=الشرايبي,Fassi=الفاسي,Ouazzani=الوزاني,Benali=بن علي,"
            + "Mouline=مولين,El Khatib=الخطيب,Bouzidi=البوزيدي,Hamdaoui=الحمداوي,Yacoubi=اليعقوبي,Jabri=الجابري,"
            + "Zerouali=الزروالي,Bahri=البحري,Karimi=كريمي,Moussaoui=الموساوي,Rifai=الرفاعي,El Ghazi=الغازي,"
            + "Boukhari=البخاري,Sabri=صبري,Touimi=التويمي,Nejjar=النجار,Lamrani=العمراني,Slaoui=السلاوي"
    )
    private static let starts = pairs(
        "Bou=بو,Ben=بن,Ait =أيت ,El =ال,Ou=أو,Bel=بل,Ouled =أولاد ,Ham=حم,Zer=زر,Tar=طر,Mer=مر,Kar=كر,Sal=صل,Cha=شا,"
            + "Man=من,Lag=لك,Kha=خا,Rha=غا,Jab=جب,Fer=فر"
    )
    private static let middles = pairs(
        "hla=هلا,zek=زك,dar=دار,ghan=غان,khel=خل,tour=تور,nas=ناس,fik=فيق,maz=ماز,roud=رود,sal=سال,lam=لام,hada=حدا,"
            + "ham=حم,bar=بار,chou=شو,jou=جو,qar=قر,tal=طال,wan=وان"
    )
    private static let ends = pairs(
        "i=ي,oui=وي,ani=اني,ar=ار,ou=و,ine=ين,ouch=وش,a=ا,ane=ان,id=يد,our=ور,iri=يري,ali=الي,ami=امي,adi=ادي,oufi=وفي"
    )
}
