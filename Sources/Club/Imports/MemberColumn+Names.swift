extension MemberColumn {
    var names: [String] {
        switch self {
        case .civility: ["Titre de civilité", "Genre", "Salutation", "Civility", "اللقب", "الصفة المدنية"]
        case .givenName: ["Prénoms", "First name", "Given name", "الاسم الشخصي", "الاسم الأول"]
        case .familyName:
            ["Nom de famille", "Last name", "Family name", "Surname", "Name", "الاسم العائلي", "النسب", "الاسم"]
        case .company:
            [
                "Entreprise", "Raison sociale", "Dénomination", "Company", "Company name", "Legal name", "الشركة",
                "اسم الشركة", "المقاولة",
            ]
        case .title: ["Poste", "Qualité", "Position", "Job title", "Role", "المنصب", "الوظيفة", "المهمة"]
        case .activity:
            [
                "Métier", "Secteur", "Secteur d'activité", "Profession", "Activity", "Trade", "Industry", "النشاط",
                "المهنة",
            ]
        case .division: ["NMA", "Code d'activité", "Division NMA", "NMA code", "رمز النشاط"]
        case .city: ["City", "Town", "Localité", "المدينة"]
        case .branch: ["Section", "Branche", "Groupe", "Branch", "Chapter", "الفرع"]
        case .phone:
            [
                "Tél", "Tel", "Téléphone portable", "Portable", "Mobile", "GSM", "Numéro de téléphone", "Phone",
                "Phone number", "الهاتف", "رقم الهاتف", "الهاتف المحمول",
            ]
        case .email:
            [
                "Mail", "Courriel", "Adresse e-mail", "Adresse mail", "Adresse électronique", "E-mail address",
                "البريد الإلكتروني", "البريد", "الإيميل",
            ]
        case .ice:
            ["Identifiant commun de l'entreprise", "N° ICE", "Numéro ICE", "ICE number", "التعريف الموحد للمقاولة"]
        case .registerNumber:
            [
                "N° RC", "Registre de commerce", "Registre du commerce", "Trade register", "Register number",
                "السجل التجاري",
            ]
        case .court: ["Tribunal de commerce", "Court", "Commercial court", "المحكمة", "المحكمة التجارية"]
        case .website: ["Site", "Site internet", "Web", "Website", "الموقع", "الموقع الإلكتروني"]
        case .joinedOn:
            [
                "Adhésion", "Membre depuis", "Date d'entrée", "Joined", "Joined on", "Member since", "Membership date",
                "تاريخ الانخراط", "تاريخ الانضمام",
            ]
        case .sponsor:
            ["Parrain", "Parrainé par", "Sponsor", "Sponsor e-mail", "Invited by", "العراب", "المزكي", "الكفيل"]
        case .dues:
            ["Cotisations", "Montant de la cotisation", "Dues", "Membership fee", "Fee", "الاشتراك", "واجب الانخراط"]
        case .trademark:
            [
                "Marque", "Marques", "Marques déposées", "Trademark", "Trademarks", "Brand", "العلامة التجارية",
                "العلامة",
            ]
        case .offers:
            ["Je propose", "Offre", "Offres", "Propose", "What I offer", "Offers", "Offer", "ما أقدمه", "أعرض"]
        case .needs:
            [
                "Je cherche", "Recherche", "Besoins", "Cherche", "What I look for", "What I seek", "Needs",
                "ما أبحث عنه", "أبحث عن",
            ]
        }
    }
}
