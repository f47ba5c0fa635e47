/** The tasting room: a frame that stays, and four pages. */
import { defineComponent } from "vue";

export const App = defineComponent({
  template: `
    <header>
      <RouterLink class="brand" to="/">Kettlewren</RouterLink>
      <nav aria-label="Tasting room">
        <RouterLink to="/teas">Teas</RouterLink>
        <RouterLink to="/brewing">Brewing</RouterLink>
        <RouterLink to="/sample">A sample</RouterLink>
      </nav>
    </header>
    <main><RouterView /></main>
  `,
});
