/** The tasting room: a frame that stays, and four pages. */
import type { ReactNode } from "react";
import { NavLink, Route, Routes } from "react-router";
import { Brewing, Sample, Teas, Welcome } from "./pages.tsx";

export function App(): ReactNode {
  return (
    <>
      <header>
        <NavLink className="brand" to="/" end>
          Kettlewren
        </NavLink>
        <nav aria-label="Tasting room">
          <NavLink to="/teas">Teas</NavLink>
          <NavLink to="/brewing">Brewing</NavLink>
          <NavLink to="/sample">A sample</NavLink>
        </nav>
      </header>
      <main>
        <Routes>
          <Route index element={<Welcome />} />
          <Route path="teas" element={<Teas />} />
          <Route path="brewing" element={<Brewing />} />
          <Route path="sample" element={<Sample />} />
        </Routes>
      </main>
    </>
  );
}
