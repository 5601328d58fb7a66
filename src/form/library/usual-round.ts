// What a round says where its settings say nothing: how a contact is addressed, and who asks.

export const defaultAddressForm = "Thầy/Cô";

export const defaultOffice = "Nơi nhận báo cáo";
