CREATE TABLE `response_tags` (
	`touchpoint_id` integer NOT NULL,
	`response_id` text NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`touchpoint_id`, `response_id`, `tag`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `response_tags_tag` ON `response_tags` (`touchpoint_id`,`tag`,`response_id`);