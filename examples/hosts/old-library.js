/* oxlint-disable unicorn/no-thenable -- the first promises were such objects */
/**
 * What Prototype 1.6 and MooTools 1.2 did to the browser's own objects, in a few lines of our own. All of it is enumerable,
 * and much of it answers to the name of a method that browsers have got since, and does something else.
 */
{
  const slice = Array.prototype.slice;

  /** Makes an array of anything that has a length; a function to map with is not heard of. */
  const toArray = (things) => {
    if (things === null || things === undefined) return [];
    if (typeof things === "object" && "length" in things) return slice.call(things);
    return typeof things === "string" ? things.split("") : [things];
  };

  const extend = (target, methods) => {
    for (const name of Object.keys(methods)) target[name] = methods[name];
    return target;
  };

  // Functions know how to bind: without arguments they are themselves, and MooTools takes the arguments as one array.
  extend(Function.prototype, {
    bind(...given) {
      const [thing, ...args] = given;
      if (given.length === 0) return this;
      const bound = this;
      return function (...more) {
        return bound.apply(thing, [...args.flat(), ...more]);
      };
    },
    delay(ms) {
      return setTimeout(() => this(), ms);
    },
    extend(methods) {
      return extend(this, methods);
    },
  });

  Array.from = toArray;
  extend(Array.prototype, {
    each(visit) {
      for (let index = 0; index < this.length; index += 1) visit(this[index], index);
      return this;
    },
    map(change, thing) {
      const changed = [];
      const bound = (change || ((one) => one)).bind(thing);
      this.each((one, index) => changed.push(bound(one, index)));
      return changed;
    },
    filter(test) {
      const kept = [];
      this.each((one, index) => test(one, index) && kept.push(one));
      return kept;
    },
    find(test) {
      return this.filter(test)[0];
    },
    some(test) {
      return this.filter(test || Boolean).length > 0;
    },
    every(test) {
      return this.filter(test || Boolean).length === this.length;
    },
    entries() {
      return this.clone();
    },
    reduce() {
      return this.length > 1 ? this : this[0];
    },
    flatten() {
      return this.flat(Infinity);
    },
    clone() {
      return slice.call(this);
    },
    first() {
      return this[0];
    },
    last() {
      return this[this.length - 1];
    },
    include(one) {
      return this.includes(one);
    },
    toJSON() {
      return `[${this.map((one) => JSON.stringify(one)).join(", ")}]`;
    },
  });

  extend(String.prototype, {
    startsWith(beginning) {
      return this.indexOf(beginning) === 0;
    },
    endsWith(end) {
      const at = this.length - end.length;
      return at >= 0 && this.lastIndexOf(end) === at;
    },
    toArray() {
      return toArray(String(this));
    },
    include(part) {
      return this.includes(part);
    },
    strip() {
      return this.trim();
    },
    sub(pattern, replacement) {
      return this.replace(pattern, replacement);
    },
    toJSON() {
      return `"${this}"`;
    },
  });

  extend(Number.prototype, {
    times(visit) {
      for (let count = 0; count < this; count += 1) visit(count);
    },
    toJSON() {
      return Number.isFinite(this.valueOf()) ? String(this) : "null";
    },
  });

  extend(HTMLElement.prototype, {
    hide() {
      this.style.display = "none";
      return this;
    },
    show() {
      this.style.display = "";
      return this;
    },
    remove() {
      this.parentNode.removeChild(this);
      return this;
    },
    select(selector) {
      return toArray(this.querySelectorAll(selector));
    },
  });

  // Names that belong to the library now.
  window.Element = extend(function () {}, { extend, Methods: {} });
  window.Event = extend(function () {}, { observe() {}, stop() {}, KEY_ESC: 27 });
  window.Hash = extend(function () {}, { toQueryString() {} });
  window.$ = (id) => document.getElementById(id);
  window.$A = toArray;

  const { stringify, parse } = JSON;
  window.JSON = { stringify, parse, encode: stringify, decode: parse };

  /** A promise as the first of them were: `then` and `catch`, and nothing that came later. */
  const NativePromise = Promise;
  const OldPromise = function (executor) {
    const inner = new NativePromise(executor);
    this.then = (done, failed) => OldPromise.resolve(inner.then(done, failed));
    this.catch = (failed) => this.then(undefined, failed);
  };
  OldPromise.resolve = (value) => new OldPromise((resolve) => resolve(value));
  OldPromise.reject = (error) => new OldPromise((_, reject) => reject(error));
  OldPromise.all = (all) => OldPromise.resolve(NativePromise.all(toArray(all)));
  OldPromise.race = (all) => OldPromise.resolve(NativePromise.race(toArray(all)));
  window.Promise = OldPromise;

  const nativeFetch = window.fetch;
  window.fetch = (address, options) => OldPromise.resolve(nativeFetch.call(window, address, options));

  for (const name of ["pushState", "replaceState"]) {
    const native = history[name];
    history[name] = (...args) => {
      native.apply(history, args);
      document.title = document.title.replace(/( ·)?$/, " ·");
    };
  }
}
