public import Localization
public import Web

extension Language: PathParameter {}
