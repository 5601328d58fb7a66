-- What an answer writes, a statement after the other and nothing else: no reading, no deciding. For pgbench, with -D run and -D n=0.
\set n :n + 1
\set chat :client_id + 1
begin;
insert into inbox (channel, account, key, received_at, state) values ('bench', '1', concat(:run::text, ':', :chat::text, ':', :n::text), now(), 'done');
update address set last_in = now() where id = :chat;
update chat set state = jsonb_build_object('step', :n::int) where address_id = :chat;
insert into answer (node_id, place, value, raw, state, origin, rev) values (:chat, concat('t/', :run::text, '/', :n::text), to_jsonb(:n::int), '1', 'answered', 'typed', :n);
insert into event (node_id, address_id, at, type, body) values (:chat, :chat, now(), 'answered', '{"id":"r","value":1}');
update report set rev = :n, last_at = now() where node_id = :chat;
insert into outbox (address_id, priority, kind, body, created_at, state) values (:chat, 0, 'reply', '{"text":"..."}', now(), 'sent');
commit;
