/** Script of the form for a new site: its days are those of whoever makes it, until somebody says otherwise. */

const field = document.querySelector<HTMLInputElement>("input[name=timeZone]");
if (field) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
