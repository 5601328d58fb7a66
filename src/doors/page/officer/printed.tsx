// A form as it will be asked: its parts, its items, each table with its head as printed. Shows, changes nothing.
import type { Form, Item, Row, Section, Table } from "../../../form/form.ts";
import { saysHead } from "../../../form/items.ts";
import { headTree } from "../../../text/page/grid-heads.ts";
import { draftWords } from "../../../text/page/officer-forms.ts";

/** `from`: the dispatch's sentence from which something is a guess, by its id. */
export function Printed({ form, from }: { readonly form: Form; readonly from: ReadonlyMap<string, string> }) {
  return (
    <>
      {form.sections.map((section) => (
        <section class="card">
          <h2>{[section.no, section.title].filter((part) => part !== "").join(". ")}</h2>
          {section.items.map((item) => (
            <PrintedItem section={section} item={item} from={from.get(item.id)} />
          ))}
        </section>
      ))}
    </>
  );
}

function PrintedItem({
  section,
  item,
  from,
}: {
  readonly section: Section;
  readonly item: Item;
  readonly from: string | undefined;
}) {
  if (item.table)
    return <PrintedTable table={item.table} id={item.id} titled={!saysHead(section, item.table.title)} />;
  const text = [item.no, item.text].filter((part) => part !== "").join(". ");
  return item.kind === "heading" ? (
    <h3>{text}</h3>
  ) : (
    <div>
      <p>{text}</p>
      {from === undefined || from.includes(item.text) ? null : <Sentence text={from} />}
    </div>
  );
}

/** The dispatch's own words, beside what was read from them. */
export function Sentence({ text }: { readonly text: string }) {
  return (
    <p class="soft">
      {draftWords.sentence} <q>{text}</q>
    </p>
  );
}

/** `titled`: its title stands nowhere above it. */
function PrintedTable({
  table,
  id,
  titled,
}: {
  readonly table: Table;
  readonly id: string;
  readonly titled: boolean;
}) {
  const { head, rows, list, columns, constants = [], printed } = table;
  const { levels } = headTree(table);
  const lead = [head.stt, list ? null : head.text, head.unit].filter((title) => title !== null);
  return (
    <>
      {titled ? <h3>{table.title}</h3> : null}
      {printed?.before?.map((line) => (
        <p class="soft">{line}</p>
      ))}
      {list ? <p>{draftWords.list(list)}</p> : null}
      {rows.length > 60 ? <p class="problem">{draftWords.long(rows.length)}</p> : null}
      <section class="sheet" id={`t-${id}`} aria-label={table.title} tabindex={0}>
        <table>
          <thead>
            {levels.map((level, at) => (
              <tr>
                {at === 0 ? lead.map((title) => <th rowspan={levels.length}>{title}</th>) : null}
                {level.map(({ text, columns: span, rows: down }) => (
                  <th colspan={span} rowspan={down}>
                    {text}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {rows.map((row) => (
              <PrintedRow row={row} table={table} />
            ))}
            {list ? (
              <tr>
                {[...lead, ...constants, ...columns].map(() => (
                  <td />
                ))}
              </tr>
            ) : null}
          </tbody>
        </table>
      </section>
      {printed?.after?.map((line) => (
        <p class="soft">{line}</p>
      ))}
    </>
  );
}

function PrintedRow({ row, table }: { readonly row: Row; readonly table: Table }) {
  const { head, columns, constants = [] } = table;
  const heading = row.role === "heading";
  return (
    <tr class={row.role}>
      {head.stt === null ? null : <td>{row.stt === "" ? row.label : row.stt}</td>}
      <th scope="row">{row.role === "open" ? `${row.text} ${draftWords.open}` : row.text}</th>
      {head.unit === null ? null : <td>{row.unit}</td>}
      {constants.map(({ id }) => (
        <td>{row.given?.[id] ?? ""}</td>
      ))}
      {columns.map((column) => (
        <td>{heading ? "" : cellSaid(row, column.id, column.compute !== undefined)}</td>
      ))}
    </tr>
  );
}

/** Empty is asked, as on the paper. */
function cellSaid(row: Row, column: string, computed: boolean): string {
  if (row.crossed?.includes(column) || !row.columns.includes(column)) return draftWords.notAsked;
  return computed || row.role === "total" || row.cells?.[column]?.compute !== undefined
    ? draftWords.computed
    : "";
}
