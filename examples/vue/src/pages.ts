/** The pages. What is asked on them: README.md. */
import { defineComponent, ref } from "vue";
import { TEAS } from "./teas.ts";

export const Welcome = defineComponent({
  template: `
    <h1>The tasting room</h1>
    <p class="lead">Three teas a month, a cup of each, and nobody who hurries you.</p>
    <p>
      See <RouterLink to="/teas">what we pour</RouterLink>, read <RouterLink to="/brewing">how we brew</RouterLink>,
      or have <RouterLink to="/sample">a sample</RouterLink> sent home.
    </p>
  `,
});

export const Teas = defineComponent({
  setup: () => ({ teas: TEAS }),
  template: `
    <h1>What we pour</h1>
    <ul class="teas">
      <li v-for="{ slug, name, notes, colour } in teas" :key="slug" :style="{ borderTopColor: colour }">
        <h2>{{ name }}</h2>
        <p>{{ notes }}</p>
      </li>
    </ul>
  `,
});

export const Brewing = defineComponent({
  setup: () => ({ cups: ref(1) }),
  template: `
    <h1>How we brew</h1>
    <p>
      For {{ cups }} {{ cups === 1 ? "cup" : "cups" }}:
      <button type="button" @click="cups++">One more cup</button>
    </p>
    <ol class="steps">
      <li>Warm the pot, and pour that water away.</li>
      <li>Take {{ 3 * cups }} grams of leaves: a flat spoon for each cup.</li>
      <li>Let the kettle rest for a minute, then pour {{ 200 * cups }} millilitres.</li>
      <li>Wait three minutes. Smell it first.</li>
    </ol>
    <div data-asklet="guide"></div>
  `,
});

export const Sample = defineComponent({
  setup() {
    const chosen = ref(TEAS[0]?.slug);
    const ordered = ref<string>();
    return { teas: TEAS, chosen, ordered };
  },
  template: `
    <template v-if="ordered">
      <h1>On its way</h1>
      <p v-asklet="{ touchpoint: 'sample-ordered', properties: { tea: ordered } }">
        Ten grams of {{ teas.find(({ slug }) => slug === ordered)?.name }} leave tomorrow. Meanwhile:
        <RouterLink to="/brewing">how we brew</RouterLink>.
      </p>
    </template>
    <template v-else>
      <h1>A sample</h1>
      <form @submit.prevent="ordered = chosen">
        <label>
          Which tea?
          <select v-model="chosen">
            <option v-for="{ slug, name } in teas" :key="slug" :value="slug">{{ name }}</option>
          </select>
        </label>
        <button>Send me ten grams</button>
      </form>
    </template>
  `,
});
