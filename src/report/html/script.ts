/** Runs in the reader's browser: remembers the language, unfolds, filters the batch table. The page is whole without it. */
export const SCRIPT = `(function () {
  'use strict';
  var key = 'integrity-report-language';
  var choices = document.querySelectorAll('input[name=language]');
  function apply(value) {
    document.documentElement.lang = value === 'en' ? 'en' : 'zh-CN';
  }
  var kept = null;
  try { kept = localStorage.getItem(key); } catch (e) { kept = null; }
  choices.forEach(function (choice) {
    if (choice.value === kept) choice.checked = true;
    if (choice.checked) apply(choice.value);
    choice.addEventListener('change', function () {
      apply(choice.value);
      try { localStorage.setItem(key, choice.value); } catch (e) { /* a page opened from a disk may keep nothing */ }
    });
  });
  var folds = document.querySelectorAll('details.fold, details.met');
  var button = document.getElementById('unfold');
  if (button && folds.length > 0) {
    button.hidden = false;
    button.addEventListener('click', function () {
      var open = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(open));
      folds.forEach(function (fold) { fold.open = open; });
    });
  }
  var before = [];
  window.addEventListener('beforeprint', function () {
    before = Array.prototype.filter.call(document.querySelectorAll('details.fold'), function (fold) { return !fold.open; });
    before.forEach(function (fold) { fold.open = true; });
  });
  window.addEventListener('afterprint', function () {
    before.forEach(function (fold) { fold.open = false; });
  });
  var filter = document.getElementById('filter');
  if (filter) {
    filter.parentElement.hidden = false;
    var rows = document.querySelectorAll('tr[data-row]');
    var chunks = document.querySelectorAll('details.chunk');
    var waiting = 0;
    filter.addEventListener('input', function () {
      clearTimeout(waiting);
      waiting = setTimeout(function () {
        var words = filter.value.trim().toLowerCase();
        rows.forEach(function (row) { row.hidden = words !== '' && row.textContent.toLowerCase().indexOf(words) < 0; });
        chunks.forEach(function (chunk, i) {
          var some = chunk.querySelector('tr[data-row]:not([hidden])') !== null;
          chunk.hidden = !some;
          if (words !== '') chunk.open = some;
        });
      }, 150);
    });
  }
})();
`;
