CREATE TABLE "unit_kind" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"spellings" text[] DEFAULT '{}' NOT NULL,
	"address_form" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
-- The kinds that ship.
INSERT INTO "unit_kind" ("position", "id", "name", "address_form", "spellings") VALUES
	(1, 'so_gddt', 'Sở GDĐT', 'Thầy/Cô', '{"so","sgd","sgddt","sgd&đt","sở gd","sở gd&đt","sở giáo dục","sở giáo dục và đào tạo"}'),
	(2, 'phong_gddt', 'Phòng GDĐT', 'Thầy/Cô', '{"phòng","pgd","pgddt","pgd&đt","phòng gd","phòng gd&đt","phòng giáo dục","phòng giáo dục và đào tạo"}'),
	(3, 'xa_phuong', 'Xã, phường', 'Anh/Chị', '{"xã","phường","thị trấn","đặc khu","xã/phường/đặc khu","ubnd xã","ubnd phường","ubnd đặc khu","ubnd xã, phường","ủy ban nhân dân xã","ủy ban nhân dân phường","ủy ban nhân dân xã, phường","phòng vh-xh","phòng văn hóa - xã hội"}'),
	(4, 'mam_non', 'Trường mầm non', 'Thầy/Cô', '{"mn","mầm non","trường mn","mẫu giáo","trường mẫu giáo","mg","nhà trẻ"}'),
	(5, 'tieu_hoc', 'Trường tiểu học', 'Thầy/Cô', '{"th","tiểu học","trường th","cấp 1","trường cấp 1"}'),
	(6, 'thcs', 'Trường THCS', 'Thầy/Cô', '{"trung học cơ sở","trường trung học cơ sở","cấp 2","trường cấp 2","th&thcs","th và thcs","trường th&thcs","trường tiểu học và thcs","trường tiểu học và trung học cơ sở"}'),
	(7, 'thpt', 'Trường THPT', 'Thầy/Cô', '{"trung học phổ thông","trường trung học phổ thông","ptth","trường ptth","cấp 3","trường cấp 3","thcs&thpt","thcs và thpt","trường thcs&thpt","trường thcs và thpt","trường trung học cơ sở và trung học phổ thông"}'),
	(8, 'tt_gdnn_gdtx', 'Trung tâm GDNN-GDTX', 'Thầy/Cô', '{"gdtx","gdnn-gdtx","tt gdtx","ttgdtx","tt gdnn-gdtx","ttgdnn-gdtx","trung tâm","trung tâm gdtx","trung tâm giáo dục thường xuyên","trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên"}'),
	(9, 'dac_thu', 'Trường đặc thù', 'Thầy/Cô', '{"đặc thù","chuyên biệt","trường chuyên biệt"}'),
	(10, 'co_so_thuoc_phong', 'Trường thuộc phòng', 'Thầy/Cô', '{"cơ sở thuộc phòng","thuộc phòng","đơn vị thuộc phòng","trường thuộc phòng gdđt","trường trực thuộc phòng"}');--> statement-breakpoint
-- Any other kind that units or rounds have becomes a row, named and addressed as the newest round that knows it does.
INSERT INTO "unit_kind" ("id", "name", "address_form", "position")
SELECT used.kind,
	coalesce((SELECT settings->'kindLabels'->>used.kind FROM round WHERE settings->'kindLabels' ? used.kind ORDER BY opened_at DESC, id DESC LIMIT 1), used.kind),
	coalesce((SELECT settings->'addressForms'->>used.kind FROM round WHERE settings->'addressForms' ? used.kind ORDER BY opened_at DESC, id DESC LIMIT 1), 'Thầy/Cô'),
	10 + row_number() OVER (ORDER BY used.kind)
FROM (SELECT kind FROM "unit" UNION SELECT kind FROM "node") AS used
WHERE used.kind NOT IN (SELECT id FROM "unit_kind");
--> statement-breakpoint
-- Sample units that were kept for their answers stand beside an office's own no longer; what has units of its own below it stays.
UPDATE "unit" SET "removed_at" = now()
WHERE "sample" AND EXISTS (SELECT 1 FROM "unit" AS own WHERE NOT own."sample")
	AND NOT EXISTS (SELECT 1 FROM "unit" AS own WHERE NOT own."sample" AND own."parent_id" = "unit"."id");
