CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`key_hash` text NOT NULL,
	`expires_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);
