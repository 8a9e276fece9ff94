/// Spellings of Moroccan names gathered for these tests: each line is one name, first in Latin letters.
public enum OwnVariants {
    static let groups: [[String]] = csv.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }

    /// The names people are called by.
    public static let given = groups.filter { $0[0] == "given" }.map { Array($0.dropFirst()) }
    /// The names of families.
    /// Family names, each in all its spellings.
    public static let family = groups.filter { $0[0] == "family" }.map { Array($0.dropFirst()) }

    private static let csv = """
        given,Abdellatif,Abdelatif,Abdel Latif,Abdullatif,عبد اللطيف
        given,Bouchra,Bushra,Bochra,بشرى
        given,Chaymae,Shaimaa,Chaimaa,شيماء
        given,Hafid,Hafeed,Hafidh,حفيظ
        given,Oumaima,Umaima,Omaima,أميمة
        given,Zouheir,Zuhair,Zouhair,زهير
        given,Abdeslam,Abdessalam,Abdul Salam,عبد السلام
        given,Salaheddine,Salah Eddine,Salahuddin,Salahdine,صلاح الدين
        given,Jaouad,Jawad,Djaouad,جواد
        given,Ouafae,Wafaa,Wafae,وفاء
        given,Hicham,Hisham,Hichem,هشام
        given,Khalid,Khaled,Khaleed,خالد
        given,Soukaina,Sukaina,Soukeina,سكينة
        given,Othmane,Otman,Uthman,عثمان
        given,Ghizlane,Ghizlan,Rhizlane,غزلان
        given,Taoufik,Tawfiq,Toufik,توفيق
        given,Yassine,Yacine,Yassin,ياسين
        given,Abdelhak,Abdelhaq,Abd El Hak,عبد الحق
        given,Lalla Aicha,Lalla Aïsha,لالة عائشة
        given,Moulay Driss,My Driss,Moulay Idriss,مولاي إدريس
        given,Rkia,Rqia,Rokia,رقية
        given,Houda,Hoda,Huda,هدى
        family,Tazi,Attazi,Ettazi,التازي
        family,Benkirane,Ben Kirane,Benkiran,بنكيران
        family,Guessous,Gassous,Guessouss,كسوس
        family,Alaoui,Alawi,El Alaoui,العلوي
        family,Bouayad,Bouayyad,Bouaiad,بوعياد
        family,Sebti,Essebti,Sabti,السبتي
        family,Zniber,Znibar,Zniberr,زنيبر
        family,Filali,El Filali,Al Filaly,الفيلالي
        family,Belghiti,Belrhiti,Belghity,بلغيتي
        family,Benchekroun,Ben Shekroun,Bencheqroun,بنشقرون
        family,Kettani,El Kettani,Kittani,Alkattani,الكتاني
        family,Mekouar,Mkouar,Mequouar,مكوار
        family,Sefrioui,Essefrioui,Safrioui,الصفريوي
        family,Ouhaddou,Ouhadou,Uhaddou,أوحدو
        family,Amrani,El Amrani,Lamrani,العمراني
        family,Qadiri,Kadiri,El Kadiri,القادري
        family,Bensouda,Ben Souda,Bensoudah,بنسودة
        family,Jettou,Djettou,Jetou,جطو
        family,Laraki,Laraqui,El Araki,العراقي
        family,Khattabi,El Khatabi,Khatabi,الخطابي
        """
}
