CREATE INDEX "address_person_id_index" ON "address" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "chat_wrong_codes" ON "chat" USING btree ("wrong_since") WHERE wrong_codes > 0;--> statement-breakpoint
CREATE INDEX "inbox_age" ON "inbox" USING brin ("received_at");--> statement-breakpoint
CREATE INDEX "node_parent_id_index" ON "node" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "node_own_deadline" ON "node" USING btree ("round_id","deadline") WHERE deadline is not null;--> statement-breakpoint
CREATE INDEX "outbox_age" ON "outbox" USING brin ("created_at");--> statement-breakpoint
CREATE INDEX "person_erased" ON "person" USING btree ("erased_at","id") WHERE erased_at is not null;--> statement-breakpoint
CREATE INDEX "role_officers" ON "role" USING btree ("person_id") WHERE role = 'officer' and to_at is null;