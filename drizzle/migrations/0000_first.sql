CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`scopes` text NOT NULL,
	`site_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash_unique` ON `api_keys` (`hash`);--> statement-breakpoint
CREATE TABLE `refusals` (
	`site_id` integer NOT NULL,
	`day` text NOT NULL,
	`code` text NOT NULL,
	`count` integer DEFAULT 0 NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `day`, `code`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `responses` (
	`touchpoint_id` integer NOT NULL,
	`id` text NOT NULL,
	`seq` integer NOT NULL,
	`revision` integer NOT NULL,
	`channel` text NOT NULL,
	`day` text NOT NULL,
	`shown_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`shown` integer NOT NULL,
	`dismissed` integer NOT NULL,
	`rating` integer,
	`choices` integer DEFAULT 0 NOT NULL,
	`answer_text` text,
	`band` integer,
	`reasons` integer DEFAULT 0 NOT NULL,
	`comment` text,
	`language` text,
	`device` text,
	`country` text,
	`path` text,
	`properties` text,
	`generated` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`touchpoint_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `revisions` (
	`touchpoint_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`survey` text NOT NULL,
	`question_key` text NOT NULL,
	`metric` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	PRIMARY KEY(`touchpoint_id`, `revision`),
	FOREIGN KEY (`touchpoint_id`) REFERENCES `touchpoints`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rollups` (
	`touchpoint_id` integer NOT NULL,
	`day` text NOT NULL,
	`revision` integer NOT NULL,
	`channel` text NOT NULL,
	`written_on` text DEFAULT '' NOT NULL,
	`written` integer DEFAULT 0 NOT NULL,
	`shown` integer DEFAULT 0 NOT NULL,
	`answered` integer DEFAULT 0 NOT NULL,
	`answered_shown` integer DEFAULT 0 NOT NULL,
	`commented` integer DEFAULT 0 NOT NULL,
	`dismissed` integer DEFAULT 0 NOT NULL,
	`generated` integer DEFAULT 0 NOT NULL,
	`v0` integer DEFAULT 0 NOT NULL,
	`v1` integer DEFAULT 0 NOT NULL,
	`v2` integer DEFAULT 0 NOT NULL,
	`v3` integer DEFAULT 0 NOT NULL,
	`v4` integer DEFAULT 0 NOT NULL,
	`v5` integer DEFAULT 0 NOT NULL,
	`v6` integer DEFAULT 0 NOT NULL,
	`v7` integer DEFAULT 0 NOT NULL,
	`v8` integer DEFAULT 0 NOT NULL,
	`v9` integer DEFAULT 0 NOT NULL,
	`v10` integer DEFAULT 0 NOT NULL,
	`neg_answered` integer DEFAULT 0 NOT NULL,
	`neu_answered` integer DEFAULT 0 NOT NULL,
	`pos_answered` integer DEFAULT 0 NOT NULL,
	`neg0` integer DEFAULT 0 NOT NULL,
	`neg1` integer DEFAULT 0 NOT NULL,
	`neg2` integer DEFAULT 0 NOT NULL,
	`neg3` integer DEFAULT 0 NOT NULL,
	`neg4` integer DEFAULT 0 NOT NULL,
	`neg5` integer DEFAULT 0 NOT NULL,
	`neg6` integer DEFAULT 0 NOT NULL,
	`neg7` integer DEFAULT 0 NOT NULL,
	`neu0` integer DEFAULT 0 NOT NULL,
	`neu1` integer DEFAULT 0 NOT NULL,
	`neu2` integer DEFAULT 0 NOT NULL,
	`neu3` integer DEFAULT 0 NOT NULL,
	`neu4` integer DEFAULT 0 NOT NULL,
	`neu5` integer DEFAULT 0 NOT NULL,
	`neu6` integer DEFAULT 0 NOT NULL,
	`neu7` integer DEFAULT 0 NOT NULL,
	`pos0` integer DEFAULT 0 NOT NULL,
	`pos1` integer DEFAULT 0 NOT NULL,
	`pos2` integer DEFAULT 0 NOT NULL,
	`pos3` integer DEFAULT 0 NOT NULL,
	`pos4` integer DEFAULT 0 NOT NULL,
	`pos5` integer DEFAULT 0 NOT NULL,
	`pos6` integer DEFAULT 0 NOT NULL,
	`pos7` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`touchpoint_id`, `day`, `revision`, `channel`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sites` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`site_key` text NOT NULL,
	`settings` text NOT NULL,
	`zone_before` text,
	`zone_before_until` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sites_slug_unique` ON `sites` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `sites_site_key_unique` ON `sites` (`site_key`);--> statement-breakpoint
CREATE TABLE `touchpoints` (
	`id` integer PRIMARY KEY NOT NULL,
	`site_id` integer NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`stage` text NOT NULL,
	`position` integer NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `touchpoints_site_slug` ON `touchpoints` (`site_id`,`slug`);