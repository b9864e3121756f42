#pragma once

// The fields of a form that shows a draft of typed texts: each stands for one member of the draft.

#include <functional>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/base/checked.h"
#include "domain/base/clock.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/field.h"

namespace psoas::ui {

// Fields side by side, each under its label.
wxSizer* row_of(std::initializer_list<LabelledField*> fields);

// Fields by their paths, whatever they stand for.
class FormFields {
 public:
  // `typed` is called after each change by hand.
  FormFields(const Clock& clock, std::function<void()> typed) : x_clock(clock), x_typed(std::move(typed)) {}
  FormFields(const FormFields&) = delete;
  FormFields& operator=(const FormFields&) = delete;

  // Problems under their fields; fields without one are settled. Fields not yet touched are left in peace unless
  // `all`. Gives the first field with a refusal, nullptr when there is none.
  wxWindow* show(const Problems& problems, bool all) const;

  void focus_first() const { x_entries.front()->field.control()->SetFocus(); }

 protected:
  struct Entry {
    std::string path;
    LabelledField field;
    std::function<std::string()> typed;
    std::function<void(const std::string&)> put;
    bool touched = false;
  };

  Entry& text_entry(wxWindow* parent, std::string_view label, std::string_view path, int characters,
                    std::string_view hint);
  Entry& day_entry(wxWindow* parent, std::string_view label, std::string_view path);
  // `usual` is chosen at first, and for a draft that says nothing.
  Entry& choice_entry(wxWindow* parent, std::string_view label, std::string_view path, std::vector<Option> options,
                      std::string_view usual);
  Entry& note_entry(wxWindow* parent, std::string_view label, std::string_view path);
  static void put_untouched(Entry& entry, const std::string& text);
  static void show_stored(const Entry& entry, const std::string& stored);

 private:
  Entry& keep(Entry entry);

  const Clock& x_clock;
  std::function<void()> x_typed;
  std::vector<std::unique_ptr<Entry>> x_entries;
};

template <class Draft>
class MemberFields : public FormFields {
 public:
  using FormFields::FormFields;
  using Member = std::string Draft::*;

  LabelledField& add_text(wxWindow* parent, std::string_view label, std::string_view path, Member member,
                          int characters, std::string_view hint = {}) {
    return add(text_entry(parent, label, path, characters, hint), member);
  }
  LabelledField& add_day(wxWindow* parent, std::string_view label, std::string_view path, Member member) {
    return add(day_entry(parent, label, path), member);
  }
  LabelledField& add_choice(wxWindow* parent, std::string_view label, std::string_view path, Member member,
                            std::vector<Option> options, std::string_view usual = {}) {
    return add(choice_entry(parent, label, path, std::move(options), usual), member);
  }
  LabelledField& add_note(wxWindow* parent, std::string_view label, std::string_view path, Member member) {
    return add(note_entry(parent, label, path), member);
  }

  // What was typed, over a draft that may hold more.
  Draft draft(Draft over = {}) const {
    for (const auto& [entry, member] : x_members) over.*member = entry->typed();
    return over;
  }
  void put(const Draft& draft) const {
    for (const auto& [entry, member] : x_members) put_untouched(*entry, draft.*member);
  }

  void put_if_empty(Member member, const std::string& text) const {
    if (entry_of(member).typed().empty()) entry_of(member).put(text);
  }
  void focus(Member member) const { entry_of(member).field.control()->SetFocus(); }

  // Under each field that differs: what is stored now.
  void show_stored(const Draft& stored) const {
    for (const auto& [entry, member] : x_members) FormFields::show_stored(*entry, stored.*member);
  }

 private:
  LabelledField& add(Entry& entry, Member member) {
    x_members.emplace_back(&entry, member);
    return entry.field;
  }

  Entry& entry_of(Member member) const {
    for (const auto& [entry, its_member] : x_members)
      if (its_member == member) return *entry;
    throw std::logic_error("no field stands for this member");
  }

  std::vector<std::pair<Entry*, Member>> x_members;
};

}  // namespace psoas::ui
