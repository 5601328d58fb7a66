// What a small round wrote at each released migration, as plain SQL: old shapes stay what they were, whatever the code
// writes today. A migration without a line here adds nothing to the rows.
import { readFileSync } from "node:fs";

const form = readFileSync(
  new URL("../../src/form/library/tuan-le-htsd-2022@1.json", import.meta.url),
  "utf8",
);
const settings = JSON.stringify({
  office: "Sở A",
  receiver: "Sở A",
  ladder: ["D-7", "D"],
  profiles: { so_gddt: null, thpt: "thpt" },
  kindLabels: { so_gddt: "Sở GDĐT", thpt: "Trường THPT" },
  week: { from: "2022-10-01", to: "2022-10-07" },
  about: [],
  addressForms: {},
  helpContact: null,
  mustAlsoSend: null,
  officeShort: "Sở A",
});
const payload = JSON.stringify({
  form: "tuan-le-htsd-2022@1",
  unit: { code: "T2", kind: "thpt", name: "Trường T2", profile: "thpt" },
  round: { title: "Tuần lễ", office: "Sở A" },
  answers: [{ place: "n2_5/r1_1/count", value: 2, raw: "2 lớp", state: "answered", origin: "typed", rev: 1 }],
  notes: [],
  waivers: [],
});
const text = (value: string) => `$$${value}$$`;

/** By migration, in their order. */
export const releasedRows: Readonly<Record<string, string>> = {
  "0000_init": `
    insert into form values ('tuan-le-htsd-2022', 1, ${text(form)}, 'of the first release');
    insert into unit (code, kind, name, short_name, parent_id, position) values
      ('SO', 'so_gddt', 'Sở A', 'Sở A', null, 1), ('T1', 'thpt', 'Trường T1', 'Trường T1', 1, 2),
      ('T2', 'thpt', 'Trường T2', 'Trường T2', 1, 3);
    insert into round (form_id, form_version, title, deadline, state, settings, opened_at) values
      ('tuan-le-htsd-2022', 1, 'Tuần lễ', '2022-10-15 16:59:59Z', 'open', ${text(settings)}, '2022-10-01 00:00Z');
    insert into node (round_id, unit_id, parent_id, path, expected, code, kind, name, short_name, profile, position) values
      (1, 1, null, '/1/', false, 'SO', 'so_gddt', 'Sở A', 'Sở A', null, 1),
      (1, 2, 1, '/1/2/', true, 'T1', 'thpt', 'Trường T1', 'Trường T1', 'thpt', 2),
      (1, 3, 1, '/1/3/', true, 'T2', 'thpt', 'Trường T2', 'Trường T2', 'thpt', 3);
    insert into report (node_id, state, rev, submission_id, first_at, last_at, done, total) values
      (2, 'in-progress', 1, null, '2022-10-02 01:00Z', '2022-10-02 01:00Z', 1, 34),
      (3, 'submitted', 1, 1, '2022-10-02 01:00Z', '2022-10-02 02:00Z', 34, 34);
    insert into person (name, created_at) values ('cô Lan', '2022-10-02 01:00:00.123456Z'), ('thầy Minh', '2022-10-02 01:00Z');
    insert into role (person_id, unit_id, role, from_at) values
      (1, 2, 'contact', '2022-10-02 01:00Z'), (2, 3, 'contact', '2022-10-02 01:00Z');
    insert into address (channel, account, chat_key, person_id, display_name) values
      ('telegram', '1', 'lan', 1, 'cô Lan'), ('telegram', '1', 'minh', 2, 'thầy Minh');
    insert into chat (address_id, node_id) values (1, 2), (2, 3);
    insert into answer values
      (2, 'n1_1', '"Đã ban hành kế hoạch số 12."', 'Đã ban hành kế hoạch số 12.', 'answered', 'typed', 1),
      (3, 'n2_5/r1_1/count', '2', '2 lớp', 'answered', 'typed', 1);
    insert into event (node_id, address_id, person_id, at, type, body, source) values
      (2, 1, 1, '2022-10-02 01:00Z', 'asked', '{"type": "asked", "asked": {"at": "question", "id": "n1_1"}}', 'k1');
    insert into submission (node_id, version, payload, receipt, sealed_at, deadline, person_id, late, missing) values
      (3, 1, ${text(payload)}, 'R-1', '2022-10-02 02:00Z', '2022-10-15 16:59:59Z', 2, false, 0);
    insert into figure values (1, 'n2_5/r1_1/count', 2);
    insert into waiver values (2, 'S9', 'n1_1', 'h', 'đúng', 1, '2022-10-02 01:00Z');
    insert into code (hash, purpose, unit_id, role, created_at, expires_at) values
      ('c', 'join', 2, 'contact', '2022-10-01 00:00Z', '2022-11-01 00:00Z');
    insert into inbox (channel, account, key, received_at, state, address_id, message_id) values
      ('telegram', '1', 'k1', '2022-10-02 01:00Z', 'done', 1, 'm1');
    insert into outbox (address_id, priority, kind, body, created_at, state) values
      (1, 0, 'reply', '{"text": "Chào cô Lan", "choices": [], "document": null, "progress": null}', '2022-10-02 01:00Z', 'sent'),
      (2, 2, 'notice', '{"text": "Chào thầy Minh", "choices": [], "document": null, "progress": null}', '2022-10-02 01:00Z', 'queued');
    insert into link (hash, person_id, target, created_at, expires_at) values
      ('l', 1, '{"type": "workbook"}', '2022-10-02 01:00Z', '2022-10-03 01:00Z');
    insert into web_session values ('s', 1, '2022-10-02 01:00Z', '2022-11-02 01:00Z');
    insert into channel_account (channel, account, webhook_hash) values ('telegram', '1', 'h');`,
  "0001_outbox_parts": "update outbox set parts_done = 1 where id = 1",
  "0002_account_name_and_menu":
    "update channel_account set username = 'baocao_bot'; update address set menu = 'm'",
  "0003_report_revising": "update report set revising = true where node_id = 3",
  "0004_zalo": "update channel_account set tokens = '{}', month = '2022-10', sent = 7",
  "0005_reminders": `insert into reminder values
    (1, 2, 'D-7', '2022-10-15 16:59:59Z', '2022-10-08 00:30Z', '2022-10-08 00:30Z', 'queued', 1)`,
  "0006_installation_setting": `insert into setting values ('paused', '"of the original"')`,
  "0008_zalo_consent": "update channel_account set consent_hash = 'h'",
  "0009_people": `insert into admission (code_id, address_id, asked_at) values (1, 2, '2022-10-02 01:00Z');
    update role set scope = '{10,4.3}' where id = 2`,
  "0010_uploads": `insert into upload (node_id, person_id, at, name, mime, size, sha256, bytes)
    values (2, 1, '2022-10-02 01:00Z', 'a.png', 'image/png', 3, 'x', '\\x00ff10')`,
  "0011_unit_doors": "insert into unit_door values (2, 'zalo-bot', '1')",
  "0012_zalo_trouble": `update channel_account set webhook_refused = '{"times": 1}'`,
};
