// How much of a workbook is read, by its content. A school's workbook never meets these; a province's register stays far below.

/** A compiled book has a sheet for each school of a district: some eighty. The education database exports books of 157. */
export const mostSheets = 300;
/** Of one sheet, rows that hold something. A province's register has 3,000 units, its list of classes some 15,000. */
export const mostRows = 20_000;
/** The education database's widest exports have some 150. */
export const mostColumns = 300;
/** Filled cells of all sheets: a register of 3,000 units with 30 columns has 90,000. */
export const mostCells = 200_000;
/** Letters of all cells; those of such a register are some two millions. */
export const mostLetters = 4_000_000;
/** Letters of one cell: no spreadsheet program holds more (ECMA-376 part 1, 18.18.95 and Excel's specification). */
export const longestText = 32_767;
/** Merged ranges of one sheet; a register in which every unit takes two rows has some 30,000. */
export const mostMerges = 100_000;
/** Cells of one sheet whose words lead somewhere; those of a checklist are some hundreds. */
export const mostLinks = 20_000;
/** Of those, links that lie behind more than one cell. */
export const mostWideLinks = 100;
/** Formulas of one sheet that are written once for several cells; filling one down is one. */
export const mostShared = 5_000;
/** Formats of cells, and fonts: Excel itself holds no more than 65,490. */
export const mostStyles = 65_490;
/** Number formats of a workbook's own: Excel holds 250, other programs some more. */
export const mostFormats = 5_000;
/** Letters of a number format, as in Excel. */
export const longestFormat = 255;
/** Letters of a sheet's name: Excel takes 31, other programs some more. */
export const longestName = 255;
/** The grid of every spreadsheet program ends here. */
export const lastRow = 1_048_576;
export const lastColumn = 16_384;
