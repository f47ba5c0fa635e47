import { load } from "asklet";
import { createApp } from "vue";
import { createRouter, createWebHistory } from "vue-router";
import { App } from "./app.ts";
import { vAsklet } from "./asklet.ts";
import { Brewing, Sample, Teas, Welcome } from "./pages.ts";

load("/s/demovue000000000.js");

const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    { path: "/", component: Welcome },
    { path: "/teas", component: Teas },
    { path: "/brewing", component: Brewing },
    { path: "/sample", component: Sample },
  ],
});

createApp(App).use(router).directive("asklet", vAsklet).mount("#root");
