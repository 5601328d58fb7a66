// How a contact is addressed where a round does not say otherwise for the kind of unit.

export const defaultAddressForm = "Thầy/Cô";
