CREATE TABLE `sightings` (
	`site_id` integer NOT NULL,
	`origin` text NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `origin`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `sites` ADD `watched_until` integer;